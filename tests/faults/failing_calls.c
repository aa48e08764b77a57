/* Makes the n-th call of the operating system on one file fail, as a stumbling disk does.

   Loaded into a program with LD_PRELOAD; `fault_set` says which call on which file, and
   `fault_count` how many such calls there were since. Nothing else is changed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { READ = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, PLAIN_READ = 16 };

static char part[256];
static int kinds, nth, times, error_code, count;

void fault_set(const char *name, int which, int first, int how_many, int code)
{
    strncpy(part, name, sizeof part - 1);
    kinds = which;
    nth = first;
    times = how_many;
    error_code = code;
    count = 0;
}

int fault_count(void)
{
    return count;
}

static int fails(int descriptor, int kind)
{
    char link[64], path[4096];
    ssize_t length;
    if (!(kinds & kind))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (!strstr(path, part))
        return 0;
    count++;
    if (count < nth || count >= nth + times)
        return 0;
    errno = error_code;
    return 1;
}

#define REAL(name, type)                 \
    static __typeof__(type) *real;       \
    if (!real)                           \
        *(void **)&real = dlsym(RTLD_NEXT, name)

ssize_t pread64(int fd, void *to, size_t size, off64_t at)
{
    REAL("pread64", ssize_t(int, void *, size_t, off64_t));
    return fails(fd, READ) ? -1 : real(fd, to, size, at);
}

/* What Python reads files with; the engine reads with the one above. */
ssize_t read(int fd, void *to, size_t size)
{
    REAL("read", ssize_t(int, void *, size_t));
    return fails(fd, PLAIN_READ) ? -1 : real(fd, to, size);
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at)
{
    REAL("pwrite64", ssize_t(int, const void *, size_t, off64_t));
    return fails(fd, WRITE) ? -1 : real(fd, from, size, at);
}

int fsync(int fd)
{
    REAL("fsync", int(int));
    return fails(fd, SYNC) ? -1 : real(fd);
}

int ftruncate64(int fd, off64_t size)
{
    REAL("ftruncate64", int(int, off64_t));
    return fails(fd, TRUNCATE) ? -1 : real(fd, size);
}
