#define _GNU_SOURCE
#include <sys/stat.h>
#include "process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <unistd.h>

// A forked session's own descriptors.
enum { session_descriptor = 3, first_free_descriptor = 4 };

int rh_stream_pair(int descriptors[2]) {
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, descriptors);
}

int rh_packet_pair(int descriptors[2]) {
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, descriptors);
}

int rh_pipe(int descriptors[2]) {
    return pipe2(descriptors, O_CLOEXEC);
}

int rh_file_identity(int descriptor, uint64_t *device, uint64_t *inode) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return -1;
    *device = (uint64_t) status.st_dev;
    *inode = (uint64_t) status.st_ino;
    return 0;
}

int rh_set_nonblocking(int descriptor, bool on) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0) return -1;
    return fcntl(descriptor, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK);
}

int rh_close_from(unsigned int first) {
    return close_range(first, ~0U, 0);
}

// Room for the control message, aligned as cmsg(3) asks.
union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int) * RH_MAXIMUM_DESCRIPTORS)];
};

ssize_t rh_send_packet(
    int socket, const void *bytes, size_t length, const int *descriptors, size_t count) {
    if (count > RH_MAXIMUM_DESCRIPTORS) {
        errno = EINVAL;
        return -1;
    }
    struct iovec part = {.iov_base = (void *)bytes, .iov_len = length};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    union control control;
    if (count > 0) {
        memset(&control, 0, sizeof control);
        message.msg_control = &control;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * count);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int) * count);
        memcpy(CMSG_DATA(header), descriptors, sizeof(int) * count);
    }
    ssize_t sent;
    do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent;
}

ssize_t rh_receive_packet(
    int socket, void *bytes, size_t capacity, int *descriptors, size_t *count) {
    *count = 0;
    union control control;
    struct iovec part = {.iov_base = bytes, .iov_len = capacity};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    ssize_t received;
    do received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    if (received < 0) return -1;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t here = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t index = 0; index < here; index++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(header) + index * sizeof(int), sizeof descriptor);
            if (*count < RH_MAXIMUM_DESCRIPTORS) descriptors[(*count)++] = descriptor;
            else close(descriptor);
        }
    }
    if (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) {
        while (*count > 0) close(descriptors[--*count]);
        errno = EMSGSIZE;
        return -1;
    }
    return received;
}

pid_t rh_spawn(
    const char *path, char *const arguments[], char *const environment[], const int *descriptors, size_t count) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure) goto done;
    failure = posix_spawnattr_init(&attributes);
    if (failure) goto no_attributes;

    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);

    // A target may be the source of a later move, so all sources are moved out of the way first.
    int moved[RH_MAXIMUM_DESCRIPTORS + 3];
    size_t made = 0;
    if (count > sizeof moved / sizeof *moved) failure = EINVAL;
    for (; !failure && made < count; made++) {
        moved[made] = -1;
        if (descriptors[made] < 0) {
            failure = posix_spawn_file_actions_addopen(&actions, (int)made, "/dev/null", O_RDWR, 0);
        } else {
            moved[made] = fcntl(descriptors[made], F_DUPFD_CLOEXEC, 16);
            failure = moved[made] < 0
                ? errno : posix_spawn_file_actions_adddup2(&actions, moved[made], (int)made);
        }
    }
    if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(&actions, (int)count);
    pid_t pid = -1;
    if (!failure) failure = posix_spawn(&pid, path, &actions, &attributes, arguments, environment);
    for (size_t index = 0; index < made; index++) {
        if (moved[index] >= 0) close(moved[index]);
    }
    posix_spawnattr_destroy(&attributes);
no_attributes:
    posix_spawn_file_actions_destroy(&actions);
done:
    if (failure) {
        errno = failure;
        return -1;
    }
    return pid;
}

int rh_become_subreaper(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

int rh_reap(pid_t pid, rh_exit *result) {
    int status;
    struct rusage usage;
    pid_t reaped;
    do reaped = wait4(pid, &status, WNOHANG, &usage);
    while (reaped < 0 && errno == EINTR);
    if (reaped <= 0) return (int)reaped;
    result->pid = reaped;
    result->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    result->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    result->max_rss_kb = usage.ru_maxrss;
    result->user_us = (int64_t)usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec;
    result->system_us = (int64_t)usage.ru_stime.tv_sec * 1000000 + usage.ru_stime.tv_usec;
    return 1;
}

int rh_thread_count(void) {
    DIR *directory = opendir("/proc/self/task");
    if (!directory) return -1;
    int count = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (entry->d_name[0] != '.') count++;
    }
    closedir(directory);
    return count;
}

pid_t rh_fork(void) {
    return fork();
}

int rh_enter_session(int session, int output, int error, const char *name) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, NULL) < 0) return -1;
    if (setsid() < 0) return -1;

    // Out of the way of the numbers they are to get, whatever their numbers are now.
    int sources[3] = {session, output, error};
    const int targets[3] = {session_descriptor, STDOUT_FILENO, STDERR_FILENO};
    for (int index = 0; index < 3; index++) {
        sources[index] = fcntl(sources[index], F_DUPFD_CLOEXEC, first_free_descriptor);
        if (sources[index] < 0) return -1;
    }
    for (int index = 0; index < 3; index++) {
        if (dup2(sources[index], targets[index]) < 0) return -1;
    }
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0) return -1;
    if (close_range(first_free_descriptor, ~0U, 0) < 0) return -1;
    // The session socket is this process's alone: a program that it starts must ask for it by rh_keep_on_exec.
    if (fcntl(session_descriptor, F_SETFD, FD_CLOEXEC) < 0) return -1;
    return rh_set_process_name(name);
}

int rh_keep_on_exec(int descriptor, bool keep) {
    return fcntl(descriptor, F_SETFD, keep ? 0 : FD_CLOEXEC);
}

int rh_stand_back(pid_t pid, int niceness) {
    struct sched_param parameters = {0};
    if (sched_setscheduler(pid, SCHED_BATCH, &parameters) != 0) return -1;
    int value = getpriority(PRIO_PROCESS, 0) + niceness;
    return setpriority(PRIO_PROCESS, (id_t)pid, value < 19 ? value : 19);
}

bool rh_stands_back(pid_t pid) {
    return sched_getscheduler(pid) == SCHED_BATCH;
}

int rh_set_process_name(const char *name) {
    return prctl(PR_SET_NAME, name, 0, 0, 0);
}

void rh_write_lines_at_once(void) {
    setvbuf(stdout, NULL, _IOLBF, 0);
}

void rh_leave(int status) {
    fflush(NULL);
    _exit(status);
}

void rh_restore_sigpipe(void) {
    signal(SIGPIPE, SIG_DFL);
}

void rh_ignore_sigpipe(void) {
    signal(SIGPIPE, SIG_IGN);
}

int rh_exec(const char *program, char *const arguments[], char *const environment[]) {
    return execvpe(program, arguments, environment);
}

int rh_signal_descriptor(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    if (sigprocmask(SIG_BLOCK, &set, NULL) < 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void rh_drain_signals(int descriptor) {
    struct signalfd_siginfo signals[16];
    while (read(descriptor, signals, sizeof signals) > 0) continue;
}

// The architecture whose numbers of system calls this file was compiled with.
#if defined(__x86_64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The system calls of this architecture are not known here."
#endif

enum { first_x32_call = 0x40000000 };

#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
// The lower half of an argument; both architectures are little-endian.
#define LOAD_ARGUMENT(index) LOAD(args[index])
#define LOAD_ARGUMENT_UPPER(index) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[index]) + 4)
#define UNLESS(number, steps) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, steps)
#define ANSWER(result) BPF_STMT(BPF_RET | BPF_K, result)
#define REFUSE(error) ANSWER(SECCOMP_RET_ERRNO | (error))

/// Makes fork, vfork and clone for a process fail with EPERM, and changes of limits too, for good.
static int forbid_processes(void) {
    struct sock_filter filter[] = {
        // Another architecture's calls have other numbers: none of them is let through.
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCHITECTURE, 1, 0),
        REFUSE(ENOSYS),
        LOAD(nr),
#if defined(__x86_64__)
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, first_x32_call, 0, 1),
        REFUSE(ENOSYS),
        UNLESS(SYS_fork, 1),
        REFUSE(EPERM),
        UNLESS(SYS_vfork, 1),
        REFUSE(EPERM),
#endif
        // Its flags are in memory, where a filter cannot see them; without it the C library uses clone.
        UNLESS(SYS_clone3, 1),
        REFUSE(ENOSYS),
#if defined(SYS_setrlimit)
        UNLESS(SYS_setrlimit, 1),
        REFUSE(EPERM),
#endif
        UNLESS(SYS_clone, 4),
        LOAD_ARGUMENT(0),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x00010000 /* CLONE_THREAD */, 0, 1),
        ANSWER(SECCOMP_RET_ALLOW),
        REFUSE(EPERM),
        // Limits may be read.
        UNLESS(SYS_prlimit64, 5),
        LOAD_ARGUMENT(2),
        UNLESS(0, 2),
        LOAD_ARGUMENT_UPPER(2),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
        REFUSE(EPERM),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static int limit(int resource, uint64_t value) {
    struct rlimit both = {.rlim_cur = (rlim_t)value, .rlim_max = (rlim_t)value};
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return -1;
    // A stricter limit of somebody else stays.
    if (now.rlim_max < both.rlim_max) both.rlim_cur = both.rlim_max = now.rlim_max;
    return setrlimit(resource, &both);
}

/// Bytes of this process's address space, from /proc/self/statm; -1 where they cannot be told.
static int64_t address_space(void) {
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) return -1;
    char text[64];
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    if (length <= 0) return -1;
    text[length] = 0;
    long long pages;
    if (sscanf(text, "%lld", &pages) != 1) return -1;
    return pages * sysconf(_SC_PAGESIZE);
}

int rh_limit(const rh_limits *limits) {
    if (limit(RLIMIT_CORE, 0) != 0) return -1;
    if (limits->memory > 0) {
        if (limit(RLIMIT_DATA, limits->memory) != 0) return -1;
        if (limits->bounds_address_space) {
            int64_t size = address_space();
            if (size < 0 || limit(RLIMIT_AS, (uint64_t)size + limits->memory) != 0) return -1;
        }
    }
    if (!limits->writes_files && limit(RLIMIT_FSIZE, 0) != 0) return -1;
    if (limits->descriptors >= 0 && limit(RLIMIT_NOFILE, (uint64_t)limits->descriptors) != 0) return -1;
    if (limits->starts_processes) return 0;
    // The kernel counts all processes and threads of a user, so only 0 says something about this one.
    if (!limits->starts_threads && limit(RLIMIT_NPROC, 0) != 0) return -1;
    return forbid_processes();
}

int64_t rh_memory_limit(void) {
    struct rlimit limits;
    if (getrlimit(RLIMIT_DATA, &limits) != 0 || limits.rlim_cur > INT64_MAX) return 0;
    return (int64_t)limits.rlim_cur;
}

int64_t rh_raise_descriptor_limit(void) {
    struct rlimit limits;
    if (getrlimit(RLIMIT_NOFILE, &limits) != 0) return -1;
    if (limits.rlim_cur < limits.rlim_max) {
        limits.rlim_cur = limits.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &limits) != 0) return -1;
    }
    return limits.rlim_cur > INT64_MAX ? INT64_MAX : (int64_t)limits.rlim_cur;
}

int64_t rh_free_memory(void) {
    struct sysinfo information;
    if (sysinfo(&information) != 0) return -1;
    return (int64_t)((information.freeram + information.bufferram) * information.mem_unit);
}

void rh_be_frugal(void) {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, 64 << 10);
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
    mallopt(M_TOP_PAD, 16 << 10);
}

void rh_trim_heap(void) {
    malloc_trim(0);
}
