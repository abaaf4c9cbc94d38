#include "epoll.h"

#include <sys/epoll.h>

enum { LARGEST_BATCH = 64 };

int rh_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

int rh_epoll_add(int epoll, int descriptor, uint64_t token) {
    struct epoll_event event = {.events = EPOLLIN, .data = {.u64 = token}};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

int rh_epoll_wait(int epoll, uint64_t *tokens, int capacity, int timeout_ms) {
    struct epoll_event events[LARGEST_BATCH];
    int count = epoll_wait(epoll, events, capacity < LARGEST_BATCH ? capacity : LARGEST_BATCH, timeout_ms);
    for (int index = 0; index < count; index++) tokens[index] = events[index].data.u64;
    return count;
}
