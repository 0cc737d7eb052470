package dev.vitalfew.read;

import dev.vitalfew.lifecycle.suppressions.Addresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The addresses in another tool's export: of the column that its first line calls email, or the only thing in each line
 * that looks like one.
 *
 * @param bad the numbers of the lines that hold none, from 1
 */
record AddressFile(List<String> addresses, List<Integer> bad) {

    private static final Set<String> HEADERS = Set.of("email", "e-mail", "email address", "e-mail address", "address");
    private static final String CELLS = "[,;\\t](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    static AddressFile read(List<String> lines) {
        var addresses = new ArrayList<String>();
        var bad = new ArrayList<Integer>();
        var column = -1;
        for (var number = 1; number <= lines.size(); number++) {
            var cells = cells(lines.get(number - 1));
            if (number == 1 && cells.stream().noneMatch(Addresses::isValid)) {
                column = cells.stream()
                        .map(cell -> cell.toLowerCase(Locale.ROOT))
                        .filter(HEADERS::contains)
                        .findFirst()
                        .map(header -> cells.stream()
                                .map(cell -> cell.toLowerCase(Locale.ROOT))
                                .toList()
                                .indexOf(header))
                        .orElse(-1);
                continue;
            }
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            var found = column < 0
                    ? cells.stream().filter(Addresses::isValid).toList()
                    : cells.stream()
                            .skip(column)
                            .limit(1)
                            .filter(Addresses::isValid)
                            .toList();
            if (found.size() == 1) {
                addresses.add(found.getFirst());
            } else {
                bad.add(number);
            }
        }
        return new AddressFile(addresses, bad);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.replace("\uFEFF", "").split(CELLS, -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip())
                .toList();
    }
}
