// What Swift cannot call by itself, or not safely: fork, descriptor passing, variadic system calls.
//
// Every function that can fail returns -1 and leaves the reason in errno, unless it says otherwise.

#ifndef ROUNDHOUSE_PROCESS_H
#define ROUNDHOUSE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// The most descriptors that one packet carries.
#define RH_MAXIMUM_DESCRIPTORS 4

/// How a child ended and what it used.
typedef struct rh_exit {
    pid_t pid;
    /// Exit status, 0 to 255; -1 if a signal ended it.
    int status;
    /// Number of the signal that ended it; 0 if it exited.
    int signal;
    /// Largest resident set, in KiB.
    int64_t max_rss_kb;
    /// Processor time, in microseconds.
    int64_t user_us;
    int64_t system_us;
} rh_exit;

// Descriptors. All that are made here are close-on-exec.

/// A connected pair of AF_UNIX stream sockets (a session socket).
int rh_stream_pair(int descriptors[2]);
/// A connected pair of AF_UNIX SOCK_SEQPACKET sockets (a control socket).
int rh_packet_pair(int descriptors[2]);
/// A pipe: [0] is read from, [1] is written to.
int rh_pipe(int descriptors[2]);
/// Sets or clears O_NONBLOCK on the open file behind `descriptor`.
int rh_set_nonblocking(int descriptor, bool on);
/// Closes every descriptor from `first` on.
int rh_close_from(unsigned int first);

/// Sends one packet with `count` descriptors (at most RH_MAXIMUM_DESCRIPTORS). Never raises SIGPIPE. The caller keeps
/// its descriptors open or closes them; the packet has its own. Returns the bytes sent.
ssize_t rh_send_packet(
    int socket, const void *bytes, size_t length, const int *descriptors, size_t count);
/// Receives one packet. `descriptors` has room for RH_MAXIMUM_DESCRIPTORS; `count` receives how many came. Returns the
/// bytes received, 0 at the end of file. A packet that is longer than `capacity`, or that has more descriptors, fails
/// with EMSGSIZE, and its descriptors are closed.
ssize_t rh_receive_packet(
    int socket, void *bytes, size_t capacity, int *descriptors, size_t *count);

// Processes.

/// Starts `path` with posix_spawn, which a process with threads may use: `descriptors[i]` becomes the child's
/// descriptor i, a negative one /dev/null, and every other is closed; signal mask and handlers are the default, the
/// child leads a session of its own, so that the terminal's Ctrl-C is not for it. `arguments` (with argv[0]) and
/// `environment` end with NULL. Returns the child's pid.
pid_t rh_spawn(
    const char *path, char *const arguments[], char *const environment[], const int *descriptors, size_t count);
/// Makes the calling process the parent of its descendants' orphans (prctl(2), PR_SET_CHILD_SUBREAPER).
int rh_become_subreaper(void);
/// Reaps `pid`, or any child where it is -1, without waiting. Returns 1 and fills `exit`, 0 if none has ended, or -1
/// (ECHILD: no such child).
int rh_reap(pid_t pid, rh_exit *exit);

/// How many threads this process has, from /proc/self/task.
int rh_thread_count(void);
/// fork(2). The caller makes sure that rh_thread_count() is 1: a child has only the thread that forked, so a lock that
/// another one held stays locked in it for ever.
pid_t rh_fork(void);
/// What a session's process does first, in a forked child: default signals (SIGPIPE ignored), a session of its own,
/// `session` as descriptor 3, `output` as 1, `error` as 2, /dev/null as 0, nothing else open, and `name` as the
/// process's name (at most 15 bytes).
int rh_enter_session(int session, int output, int error, const char *name);
/// Whether a descriptor lives through exec.
int rh_keep_on_exec(int descriptor, bool keep);
/// Sets the process's name, as ps and /proc/PID/comm show it (at most 15 bytes).
int rh_set_process_name(const char *name);
/// Makes a process one that stands back: SCHED_BATCH (sched(7)) and `niceness` more than the caller's nice value, at most
/// 19. What it forks later does so too. -1 with errno where it cannot be.
int rh_stand_back(pid_t pid, int niceness);
/// Whether rh_stand_back() made a process what it is.
bool rh_stands_back(pid_t pid);
/// Writes lines to stdout as they end, although it is no terminal.
void rh_write_lines_at_once(void);
/// Flushes the C library's streams and ends the process at once: no exit handlers, which belong to the process that
/// registered them and not to its forks.
_Noreturn void rh_leave(int status);
/// Gives SIGPIPE its default again, as programs expect at exec.
void rh_restore_sigpipe(void);
void rh_ignore_sigpipe(void);
/// Replaces the process: `program` is searched for in PATH if it has no slash. Returns only on failure.
int rh_exec(const char *program, char *const arguments[], char *const environment[]);

/// Blocks `signal` and returns a descriptor that is readable while it is pending.
int rh_signal_descriptor(int signal);
/// Device and inode of what a descriptor is open on, as fstat(2) tells them; -1 with errno.
int rh_file_identity(int descriptor, uint64_t *device, uint64_t *inode);
/// Takes all pending signals off a descriptor of rh_signal_descriptor.
void rh_drain_signals(int descriptor);

// Limits.

/// What a session's process may use.
typedef struct rh_limits {
    /// Bytes of private writable memory (RLIMIT_DATA); 0: no limit.
    uint64_t memory;
    /// Whether the address space may grow by no more than `memory` either (RLIMIT_AS), so that shared memory counts too.
    /// Programs that reserve much more than they use cannot live with it.
    bool bounds_address_space;
    /// The lowest descriptor number that it may not have (RLIMIT_NOFILE); negative: no limit.
    int64_t descriptors;
    /// Whether it may write to files (RLIMIT_FSIZE).
    bool writes_files;
    /// Whether it may have threads besides its first; asked for only where `starts_processes` is false.
    bool starts_threads;
    /// Whether it may start processes.
    bool starts_processes;
} rh_limits;

/// Limits the calling process and what it executes, for good: no core dumps, and what `limits` says. Where it may not
/// start processes, fork, vfork and clone (without CLONE_THREAD) fail with EPERM for every user, root too, and the limits
/// cannot be changed any more (seccomp(2)).
int rh_limit(const rh_limits *limits);

/// The calling process's limit of private writable memory in bytes (RLIMIT_DATA); 0: none.
int64_t rh_memory_limit(void);

/// Raises the calling process's own limit of open descriptors as far as it may. Returns it, or -1.
int64_t rh_raise_descriptor_limit(void);

// Memory.

/// Bytes of memory that are free, without what the page cache could give back; -1 where they cannot be told.
int64_t rh_free_memory(void);

/// Tells malloc that this process is one of thousands: one arena, and freed memory goes back early.
void rh_be_frugal(void);
/// Gives free memory at the heap's end, and whole free pages in it, back to the kernel.
void rh_trim_heap(void);

#endif
