package dev.upgraderequired.benchmark;

final class FreshRequests {}
