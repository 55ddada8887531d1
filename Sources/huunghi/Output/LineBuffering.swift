// C's stdout is a variable to Swift; nothing in this program assigns it.
@preconcurrency import Glibc

enum LineBuffering {
    /// Lines reach a pipe as they are printed.
    static func begin() { setlinebuf(stdout) }
}
