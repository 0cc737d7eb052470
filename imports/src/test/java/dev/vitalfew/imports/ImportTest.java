package dev.vitalfew.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    private static final String ACCOUNTS = """
            message: group
            account: id
            traits: { name: name, seats: { column: seats, as: number } }
            """;
    private static final String USES = """
            message: track
            account: id
            event: feature
            time: day
            """;

    @TempDir
    private Path folder;

    private final Product product = new Product();

    @AfterEach
    void stop() {
        product.close();
    }

    @Test
    void takesTheSecretKeyAlone() {
        assertThat(ImportCsv.key(Map.of("KEY", "sk_1"))).isEqualTo("sk_1");
        assertThat(ImportCsv.key(Map.of())).isEqualTo("sk_local");
        assertThatThrownBy(() -> ImportCsv.key(Map.of("KEY", "pk_local")))
                .hasMessage("KEY= is the public key. Instead: the secret key, which begins with sk_.");
    }

    @Test
    void findsTheCellsBehindColumnsWithoutAName() throws IOException {
        file("accounts.csv", "id,,name,,seats\nacme,x,Acme,y,12\n");

        imported("accounts.csv", ACCOUNTS);

        assertThat(only().at("/traits/name").asText()).isEqualTo("Acme");
        assertThat(only().at("/traits/seats").asInt()).isEqualTo(12);
    }

    @Test
    void readsAQuotedHeaderBehindAByteOrderMark() throws IOException {
        file("accounts.csv", "\uFEFF\"id\",\"name\",\"seats\"\nacme,Acme,12\n");

        imported("accounts.csv", ACCOUNTS);

        assertThat(only().path("groupId").asText()).isEqualTo("acme");
    }

    @Test
    void makesAMessageOfARow() throws IOException {
        file("accounts.csv", "\uFEFFid,name,seats\nacme,\"Acme, Inc.\",12\n");

        imported("accounts.csv", ACCOUNTS);

        var message = only();
        assertThat(message.path("type").asText()).isEqualTo("group");
        assertThat(message.path("groupId").asText()).isEqualTo("acme");
        assertThat(message.path("traits").toString()).isEqualTo("{\"name\":\"Acme, Inc.\",\"seats\":12}");
    }

    @Test
    void looksUpAndSumsAndPicksInOtherFiles() throws IOException {
        file(
                "subs.csv",
                "sub,account,start,end,mrr,plan\n"
                        + "1,acme,2024-01-01,,10,basic\n"
                        + "2,acme,2024-03-01,,5.50,pro\n"
                        + "3,acme,2024-02-01,2024-04-01,99,free\n");
        file("accounts.csv", "id\nacme\nempty\n");
        file("uses.csv", "sub,day,feature\n3,2024-02-02,search\n4,2024-02-02,search\n");

        imported("accounts.csv", """
                message: group
                account: id
                traits:
                  mrr: { sum: mrr, from: subs.csv, by: account, of: id, where: { end: "" }, as: number }
                  subs: { count: rows, from: subs.csv, by: account, of: id, as: number }
                  plan: { last: plan, order: start, from: subs.csv, by: account, of: id, words: { pro: Professional } }
                  first: { first: plan, order: start, from: subs.csv, by: account, of: id }
                """);
        var report = imported("uses.csv", """
                message: track
                account: { take: account, from: subs.csv, by: sub }
                event: feature
                time: day
                """);

        assertThat(traits("acme").toString())
                .isEqualTo("{\"first\":\"basic\",\"mrr\":15.5,\"plan\":\"Professional\",\"subs\":3}");
        assertThat(traits("empty").toString()).isEqualTo("{\"mrr\":0,\"subs\":0}");
        assertThat(product.messages().values())
                .filteredOn(message -> message.path("type").asText().equals("track"))
                .singleElement()
                .satisfies(use ->
                        assertThat(use.path("context").path("groupId").asText()).isEqualTo("acme"));
        assertThat(report.firstBad()).containsExactly("uses.csv:3: account: no row of subs.csv has the sub '4'");
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        file("uses.csv", uses(2_500) + "acme,2024-01-01,search\n");
        imported("uses.csv", USES);
        var once = product.messages();

        var report = imported("uses.csv", USES);

        assertThat(report.before()).isZero();
        assertThat(product.messages()).isEqualTo(once).hasSize(2_501);
    }

    /** Rows of a file may repeat what the file calls its id. */
    @Test
    void tellsRowsApartByAllTheirCells() throws IOException {
        file("uses.csv", "id,day,feature,use\nacme,2024-01-01,search,1\nacme,2024-01-01,search,2\n");

        imported("uses.csv", USES);

        assertThat(product.messages()).hasSize(2);
    }

    @Test
    void statesAnewWhatHasChangedInAnotherFile() throws IOException {
        var map = """
                message: group
                account: id
                traits: { mrr: { sum: mrr, from: subs.csv, by: id, as: number } }
                """;
        file("accounts.csv", "id\nacme\n");
        file("subs.csv", "id,mrr\nacme,10\n");
        imported("accounts.csv", map);
        file("subs.csv", "id,mrr\nacme,20\n");

        imported("accounts.csv", map);

        assertThat(product.messages().values())
                .extracting(message -> message.path("traits").path("mrr").asInt())
                .containsExactlyInAnyOrder(10, 20);
    }

    @Test
    void skipsWhatIsBadAndImportsTheRest() throws IOException {
        file(
                "accounts.csv",
                "id,name,seats\n1,fine,1\n3,Müller,1\n4,one cell less\n5," + "x".repeat(1_000_000)
                        + ",1\n6,fine,many\n,nobody,1\n8," + "y".repeat(40_000) + ",1\n2,\"not closed,1\n9,fine,1\n",
                ISO_8859_1);

        var report = imported("accounts.csv", ACCOUNTS);

        assertThat(ids()).containsExactly("1", "9");
        assertThat(report.rows()).isEqualTo(9);
        assertThat(report.bad()).isEqualTo(7);
        assertThat(report.firstBad().stream().map(reason -> reason.split(": ", 2)[0]))
                .containsExactly(IntStream.of(3, 4, 5, 6, 7, 8, 9)
                        .mapToObj(line -> "accounts.csv:" + line)
                        .toArray(String[]::new));
        assertThat(String.join("\n", report.firstBad()))
                .contains(
                        "a quote is opened and not closed",
                        "not UTF-8",
                        "expected 3 cells as in the header, found 2",
                        "cell 2 is too long",
                        "seats: 'many' is no number",
                        "account: the cell id is empty",
                        "at most 32 KB");
        assertThat(Files.readAllLines(report.badRows())).isEqualTo(report.firstBad());
    }

    @Test
    void importsWithoutATraitWhoseColumnIsMissing() throws IOException {
        file("accounts.csv", "id,nmae,seats\nacme,Acme,3\n");

        var report = imported("accounts.csv", ACCOUNTS);

        assertThat(traits("acme").toString()).isEqualTo("{\"seats\":3}");
        assertThat(report.warnings())
                .singleElement()
                .asString()
                .contains("map.yaml:3:17: accounts.csv has no column name. Instead: nmae. Imported without name.");
    }

    @Test
    void refusesAFileThatDoesNotSayWhoseItsRowsAre() throws IOException {
        file("accounts.csv", "ids,name,seats\nacme,Acme,3\n");

        assertThatThrownBy(() -> imported("accounts.csv", ACCOUNTS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("map.yaml:2:10: accounts.csv has no column id. Instead: ids.");
        assertThat(product.batches()).isEmpty();
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException {
        file("uses.csv", uses(8_000));
        product.takesAtMost(5);
        assertThatThrownBy(() -> imported("uses.csv", USES)).isInstanceOf(Stopped.class);
        var taken = product.messages().size();
        product.takesAtMost(Integer.MAX_VALUE);

        var report = imported("uses.csv", USES);

        assertThat(product.messages()).hasSize(8_000);
        assertThat(report.made()).isEqualTo(8_000);
        // What was acknowledged behind a batch that was not is sent again: at most as much as was on its way.
        assertThat(report.before()).isBetween(taken - 4_000L, (long) taken);
        assertThat(product.batches().stream().mapToInt(size -> size).sum()).isLessThanOrEqualTo(12_000);
    }

    @Test
    void triesAgainWhenTheAnswerMayChange() throws IOException {
        file("accounts.csv", "id,name,seats\nacme,Acme,3\n");
        product.answer(503, 429, 500);

        imported("accounts.csv", ACCOUNTS);

        assertThat(ids()).containsExactly("acme");
    }

    @Test
    void saysAtOnceThatNothingListens() throws IOException {
        file("accounts.csv", "id\nacme\n");
        product.close();

        assertThatThrownBy(() -> imported("accounts.csv", ACCOUNTS))
                .isInstanceOf(Stopped.class)
                .hasMessageStartingWith("nothing listens at " + product.url() + "/v1/import");
    }

    @Test
    void stopsWhenTheKeyIsWrong() throws IOException {
        file("accounts.csv", "id,name,seats\nacme,Acme,3\n");
        product.answer(401);

        assertThatThrownBy(() -> imported("accounts.csv", ACCOUNTS))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("401")
                .hasMessageContaining("KEY=");
    }

    @Test
    void sendsNothingInADryRun() throws IOException {
        file("uses.csv", uses(20));
        var shown = new ArrayList<String>();

        var report = job("uses.csv", USES).dry(_ -> {}, shown::add);

        assertThat(report.made()).isEqualTo(20);
        assertThat(shown).hasSize(3).allMatch(message -> message.contains("\"type\":\"track\""));
        assertThat(product.batches()).isEmpty();
    }

    @Test
    void leavesOutRowsThatTheMappingDoesNotWant() throws IOException {
        file("accounts.csv", "id,name,seats\nacme,Acme,3\ntest,Test,1\n");

        var report = imported("accounts.csv", ACCOUNTS + "where: { name: [Acme, Zeta] }\n");

        assertThat(ids()).containsExactly("acme");
        assertThat(report.leftOut()).isEqualTo(1);
        assertThat(report.bad()).isZero();
    }

    private Import.Report imported(String file, String map) throws IOException {
        var seen = new ArrayList<Long>();
        var report = job(file, map).send(seen::add);
        assertThat(seen).isNotEmpty().allMatch(rows -> rows <= report.rows());
        return report;
    }

    private Import job(String file, String map) throws IOException {
        var path = Files.writeString(folder.resolve("map.yaml"), map);
        return new Import(
                folder.resolve(file), path, product.url(), "sk_local", folder.resolve("kept"), Duration.ofMillis(1));
    }

    private void file(String name, String text) throws IOException {
        file(name, text, UTF_8);
    }

    private void file(String name, String text, Charset encoding) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(encoding));
    }

    private static String uses(int number) {
        return IntStream.range(0, number)
                .mapToObj(use -> "account-%d,2024-01-%02d,feature-%d%n".formatted(use % 97, 1 + use % 28, use))
                .collect(Collectors.joining("", "id,day,feature\n", ""));
    }

    private JsonNode only() {
        assertThat(product.messages()).hasSize(1);
        return product.messages().values().iterator().next();
    }

    private List<String> ids() {
        return product.messages().values().stream()
                .map(message -> message.path("groupId").asText())
                .sorted()
                .toList();
    }

    private JsonNode traits(String account) {
        return product.messages().values().stream()
                .filter(message -> message.path("groupId").asText().equals(account))
                .findFirst()
                .orElseThrow()
                .path("traits");
    }
}
