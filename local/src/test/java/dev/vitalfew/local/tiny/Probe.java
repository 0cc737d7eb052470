package dev.vitalfew.local.tiny;

import dev.vitalfew.platform.Env;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the tiny functions of one stack saw, and which of their inputs they are to fail once more. */
public final class Probe {

    private static final Map<String, Probe> PROBES = new ConcurrentHashMap<>();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    public static Probe named(String name) {
        return PROBES.computeIfAbsent(name, _ -> new Probe());
    }

    static Probe own() {
        return named(Env.system().get("PROBE"));
    }

    public void saw(String what) {
        seen.add(what);
    }

    void sawBatch(List<String> batch) {
        batches.add(List.copyOf(batch));
    }

    public List<String> seen(String prefix) {
        return seen.stream().filter(what -> what.startsWith(prefix)).toList();
    }

    public List<List<String>> batches() {
        return List.copyOf(batches);
    }

    public void failOnce(String what) {
        failing.add(what);
    }

    boolean fails(String what) {
        return failing.remove(what);
    }

    /** Remembers an instance that is entered while it runs. */
    void enter(Object instance) {
        var key = instance.getClass().getSimpleName() + System.identityHashCode(instance);
        if (running.merge(key, 1, Integer::sum) > 1) {
            saw("overlap:" + key);
        }
    }

    void leave(Object instance) {
        running.merge(instance.getClass().getSimpleName() + System.identityHashCode(instance), -1, Integer::sum);
    }
}
