// epoll(7) as Swift can call it: one word of user data, readable descriptors only.

#ifndef ROUNDHOUSE_EPOLL_H
#define ROUNDHOUSE_EPOLL_H

#include <stdint.h>

/// A new instance, close-on-exec; -1 and errno on failure.
int rh_epoll_create(void);
/// Watches `descriptor` for input and for its end; `token` comes back from rh_epoll_wait.
int rh_epoll_add(int epoll, int descriptor, uint64_t token);
/// Waits for at most `capacity` ready descriptors and writes their tokens. Returns how many; -1 and errno on failure.
int rh_epoll_wait(int epoll, uint64_t *tokens, int capacity, int timeout_ms);

#endif
