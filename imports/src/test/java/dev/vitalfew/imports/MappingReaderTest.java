package dev.vitalfew.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitalfew.imports.Value.Source;
import dev.vitalfew.imports.Value.Taken;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

    @Test
    void readsWhereEachValueComesFrom() {
        var mapping = read("""
                message: track
                account: { take: account_id, from: subs.csv, by: id, of: subscription }
                event: { text: Feature Used }
                time: { column: day, format: dd.MM.yyyy }
                timezone: Europe/Berlin
                encoding: windows-1252
                separator: ;
                where: { kind: [use, try] }
                properties:
                  mrr: { sum: amount, from: subs.csv, by: account, where: { end: "" }, as: number }
                """);

        assertThat(mapping.account().orElseThrow().source())
                .isEqualTo(new Source.Other("subs.csv", "id", "subscription", Map.of(), new Taken.One("account_id")));
        assertThat(mapping.event().orElseThrow().source()).isEqualTo(new Source.Text("Feature Used"));
        assertThat(mapping.time().orElseThrow().pattern()).hasValue("dd.MM.yyyy");
        assertThat(mapping.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(mapping.format()).isEqualTo(new Mapping.Format(Charset.forName("windows-1252"), ';'));
        assertThat(mapping.where()).isEqualTo(Map.of("kind", Set.of("use", "try")));
        assertThat(mapping.fields().get("mrr")).satisfies(mrr -> {
            assertThat(mrr.as()).isEqualTo(Value.As.NUMBER);
            assertThat(mrr.source())
                    .isEqualTo(new Source.Other(
                            "subs.csv", "account", "account", Map.of("end", Set.of("")), new Taken.Sum("amount")));
        });
    }

    @Test
    void saysNothingOfWhatFollowsFromAMessageThatIsNotSaid() {
        assertThatThrownBy(() -> read("mesage: group\naccount: id\ntraits: { a: b }"))
                .hasMessageContaining("the key message is missing")
                .hasMessageContaining("the key mesage means nothing here. Instead: message.")
                .hasMessageNotContainingAny("traits", "event is missing", "time");
    }

    /** Each has one mistake; what is said begins with its place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message: grup\\naccount: id                                    | m.yaml:1:10 | Instead: group
            message: group\\nacount: id\\naccount: id                      | m.yaml:2:1  | Instead: account
            message: group\\naccount: id\\nproperties: { a: b }            | m.yaml:3:1  | means nothing here
            message: group\\naccount: id\\ntraits: { a: { colum: b } }     | m.yaml:3:16 | Instead: column
            message: group\\naccount: id\\ntraits: { a: { sum: b, by: c } } | m.yaml:3:14 | from: other.csv
            message: group\\naccount: id\\ntraits: { a: { column: b, as: numbr } } | m.yaml:3:31 | Instead: number
            message: group\\naccount: id\\naccount: id2                    | m.yaml:3:1  | repeated
            message: group\\naccount: id\\nencoding: UTF-16                | m.yaml:3:11 | windows-1252
            message: group\\naccount: id\\ntimezone: Berlin                | m.yaml:3:11 | Europe/Berlin
            message: track\\naccount: id\\nevent: e                        | m.yaml:1:1  | time
            message: track\\naccount: id\\ntime: t                         | m.yaml:1:1  | event
            message: track\\nevent: e\\ntime: t                            | m.yaml:1:1  | account: column
            message: group\\naccount: [id                                  | m.yaml:     | not YAML
            """)
    void refusesWithThePlaceAndWhatToWriteInstead(String text, String place, String instead) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith(place)
                .hasMessageContaining(instead);
    }

    private static Mapping read(String text) {
        return MappingReader.read("m.yaml", text);
    }
}
