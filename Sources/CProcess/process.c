#define _GNU_SOURCE
#include <sys/stat.h>
#include "process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
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

void rh_be_frugal(void) {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, 64 << 10);
    mallopt(M_MMAP_THRESHOLD, 128 << 10);
    mallopt(M_TOP_PAD, 16 << 10);
}

void rh_trim_heap(void) {
    malloc_trim(0);
}
