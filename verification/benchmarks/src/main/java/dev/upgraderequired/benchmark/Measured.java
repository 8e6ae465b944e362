package dev.upgraderequired.benchmark;

/**
 * What one run of one candidate has come to.
 *
 * @param main a time, or a number of requests a second
 * @param beside bytes, or another time
 */
record Measured(double main, double beside) {}
