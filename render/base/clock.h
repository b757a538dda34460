/* How much time passes: waits, limits, --timings. Nothing of it goes into an output. */
#ifndef TUBIAO_BASE_CLOCK_H
#define TUBIAO_BASE_CLOCK_H

/* Milliseconds since some moment; the system's time may be set without moving it. */
double clock_milliseconds(void);

#endif
