/* Counts heap allocations of a process: LD_PRELOAD it, and ask huunghi_malloc_count(). */
#define _GNU_SOURCE
#include <stddef.h>
#include <stdatomic.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static _Atomic unsigned long count;

unsigned long huunghi_malloc_count(void) { return atomic_load_explicit(&count, memory_order_relaxed); }

static void one(void) { atomic_fetch_add_explicit(&count, 1, memory_order_relaxed); }

void *malloc(size_t size) { one(); return __libc_malloc(size); }
void *calloc(size_t n, size_t size) { one(); return __libc_calloc(n, size); }
void *realloc(void *p, size_t size) { one(); return __libc_realloc(p, size); }
void *memalign(size_t a, size_t size) { one(); return __libc_memalign(a, size); }
void *aligned_alloc(size_t a, size_t size) { one(); return __libc_memalign(a, size); }
int posix_memalign(void **p, size_t a, size_t size) {
    one();
    *p = __libc_memalign(a, size);
    return *p ? 0 : 12; /* ENOMEM */
}
