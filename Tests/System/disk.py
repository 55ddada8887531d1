"""A log's file on the disk: small disks, shut folders, and bytes that change by themselves."""

import os
import sqlite3
import subprocess

import pytest


def small_disk(folder, megabytes):
    """Mounts a file system of a few megabytes on a folder, or skips the test where that is not allowed."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"a small file system cannot be mounted here: {mounted.stderr.strip()}")


def grow_disk(folder, megabytes):
    subprocess.run(["mount", "-o", f"remount,size={megabytes}m", str(folder)], check=True)


def remove_disk(folder):
    subprocess.run(["umount", "--lazy", str(folder)], check=False)


def bound_by_permissions():
    """Words that make a program obey the permissions of files, also when root starts it."""
    if os.geteuid() != 0:
        return []
    wrapper = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
    if subprocess.run([*wrapper, "true"], capture_output=True).returncode != 0:
        pytest.skip("a program cannot be held to the permissions of files here: setpriv is not allowed")
    return wrapper


def settle(file):
    """Brings what stands in the write-ahead log into the file itself."""
    database = sqlite3.connect(file)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def flip_byte(file, table, column, order):
    """Turns one bit in the first value of a column, on the disk and behind SQLite's back."""
    settle(file)
    database = sqlite3.connect(file)
    (value,) = database.execute(f"SELECT {column} FROM {table} ORDER BY {order} LIMIT 1").fetchone()
    database.close()
    # A value longer than a page is not in one piece: its beginning is.
    piece = value[: min(len(value), 64)]
    content = bytearray(file.read_bytes())
    place = content.find(piece)
    assert place > 0 and content.find(piece, place + 1) < 0, "the value was not found once and only once"
    content[place + len(piece) // 2] ^= 0x10
    file.write_bytes(content)
