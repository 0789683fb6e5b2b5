/* Preloaded into a program: the n-th write below a folder fails, as on a full or broken disk.

   KIE_FAIL_BELOW: the folder. KIE_FAIL_AT: n, from 1; 0 counts only. KIE_FAIL_WITH: the errno.
   KIE_FAIL_FOR: how many writes fail. KIE_FAIL_COUNT: a file outside the folder that gets the number of writes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long writes;

static int is_below(const char *path) {
    const char *folder = getenv("KIE_FAIL_BELOW");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(const char *path) {
    long at, length;
    if (!is_below(path)) return 0;
    at = atol(getenv("KIE_FAIL_AT") ? getenv("KIE_FAIL_AT") : "0");
    length = atol(getenv("KIE_FAIL_FOR") ? getenv("KIE_FAIL_FOR") : "1");
    long now = __sync_add_and_fetch(&writes, 1);
    if (at == 0 || now < at || now >= at + length) return 0;
    errno = atoi(getenv("KIE_FAIL_WITH"));
    return 1;
}

static int fails_fd(int fd) {
    char link[64], path[4096];
    if (!getenv("KIE_FAIL_BELOW")) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *data, size_t size) { REAL(write); return fails_fd(fd) ? -1 : real(fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { REAL(pwrite); return fails_fd(fd) ? -1 : real(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { REAL(pwrite64); return fails_fd(fd) ? -1 : real(fd, data, size, at); }
int fsync(int fd) { REAL(fsync); return fails_fd(fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails_fd(fd) ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); return fails_fd(fd) ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return fails_fd(fd) ? -1 : real(fd, size); }
int rename(const char *from, const char *to) { REAL(rename); return fails(to) ? -1 : real(from, to); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); return fails(path) ? -1 : real(path, mode); }

__attribute__((destructor)) static void tell(void) {
    const char *name = getenv("KIE_FAIL_COUNT");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (file) { fprintf(file, "%ld\n", writes); fclose(file); }
}
