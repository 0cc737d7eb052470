package dev.vitalfew.local.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of the demo company is loaded: {@code DEMO=}. */
public enum Size {
    NONE(Integer.MAX_VALUE),
    /** About 50 accounts. */
    SMALL(6),
    /** All 300 accounts. */
    COMPANY(1);

    private final int every;

    Size(int every) {
        this.every = every;
    }

    /** Of so many accounts of each story, one is loaded. */
    int every() {
        return every;
    }

    public static Size named(String text) {
        return Arrays.stream(values())
                .filter(size -> size.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("DEMO=" + text + " is no demo. Instead: "
                        + Arrays.stream(values()).map(Size::text).collect(Collectors.joining(", "))));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
