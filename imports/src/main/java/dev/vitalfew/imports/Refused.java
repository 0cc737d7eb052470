package dev.vitalfew.imports;

import java.util.List;

/** Nothing was sent, and why: each reason says where and what to write instead. */
final class Refused extends RuntimeException {

    Refused(String reason) {
        super(reason);
    }

    Refused(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
    }
}
