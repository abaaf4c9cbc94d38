// malloc_usable_size(3), to count what zlib holds.
#include <malloc.h>
#include <zlib.h>
