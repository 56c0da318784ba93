package org.spinoscope.desktop.task;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Executors of one daemon thread each.
public final class Worker {

    private Worker() {}

    /// One thread of this name; what is handed to it after it was shut down is dropped, as the window is gone.
    public static ExecutorService named(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
