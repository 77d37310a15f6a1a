#include "base/ascii.h"

/* A letter of both cases. */
#define ASCII_BOTH(upper, lower) [upper] = true, [lower] = true

#define ASCII_ALL_LETTERS                                                                          \
    ASCII_BOTH('A', 'a'), ASCII_BOTH('B', 'b'), ASCII_BOTH('C', 'c'), ASCII_BOTH('D', 'd'),        \
        ASCII_BOTH('E', 'e'), ASCII_BOTH('F', 'f'), ASCII_BOTH('G', 'g'), ASCII_BOTH('H', 'h'),    \
        ASCII_BOTH('I', 'i'), ASCII_BOTH('J', 'j'), ASCII_BOTH('K', 'k'), ASCII_BOTH('L', 'l'),    \
        ASCII_BOTH('M', 'm'), ASCII_BOTH('N', 'n'), ASCII_BOTH('O', 'o'), ASCII_BOTH('P', 'p'),    \
        ASCII_BOTH('Q', 'q'), ASCII_BOTH('R', 'r'), ASCII_BOTH('S', 's'), ASCII_BOTH('T', 't'),    \
        ASCII_BOTH('U', 'u'), ASCII_BOTH('V', 'v'), ASCII_BOTH('W', 'w'), ASCII_BOTH('X', 'x'),    \
        ASCII_BOTH('Y', 'y'), ASCII_BOTH('Z', 'z')

const ByteSet ASCII_ALPHA = { .has = { ASCII_ALL_LETTERS } };

const ByteSet ASCII_ALNUM = {
    .has = { ASCII_ALL_LETTERS, ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true,
             ['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true, ['8'] = true, ['9'] = true },
};
