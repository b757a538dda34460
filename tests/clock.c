/* Another moment for the program that this is preloaded into: LD_PRELOAD=clock.so with
 * TEST_CLOCK=SECONDS since the epoch. (libfaketime and AddressSanitizer wait for each
 * other for ever.) */
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static time_t moment(void) {
    const char *text = getenv("TEST_CLOCK");
    return text ? (time_t)atoll(text) : 0;
}

time_t time(time_t *out) {
    if (out) {
        *out = moment();
    }
    return moment();
}

int gettimeofday(struct timeval *out, void *zone) {
    (void)zone;
    *out = (struct timeval){.tv_sec = moment()};
    return 0;
}

int clock_gettime(clockid_t clock, struct timespec *out) {
    (void)clock;
    *out = (struct timespec){.tv_sec = moment()};
    return 0;
}
