// The web application's files, as they are in Sources/Gateway/Web/assets, inside the program.

#ifndef ROUNDHOUSE_ASSETS_H
#define ROUNDHOUSE_ASSETS_H

#include <stddef.h>

typedef struct rh_asset {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} rh_asset;

size_t rh_asset_count(void);
/// The asset at `index`, below rh_asset_count().
rh_asset rh_asset_at(size_t index);

#endif
