package dev.vitalfew.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code make suppress}: takes over whom another tool must not mail, from a file of addresses, into a running stack. */
public final class SuppressFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int AT_ONCE = 500;
    private static final int BAD_SHOWN = 20;

    private SuppressFile() {}

    /**
     * {@code FILE} and {@code REASON} (unsubscribed, bounced, complained or never_contact) from the environment; {@code
     * DRY=1} only counts; {@code WAIVE} says who says that there is nothing to take over; {@code URL} and {@code KEY} say which stack.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (variable("WAIVE").isPresent()) {
            try (var client = HttpClient.newHttpClient()) {
                send(
                        client,
                        MAPPER.createObjectNode()
                                .put("waivedBy", variable("WAIVE").get()));
            }
            IO.println("Noted: there is nothing to take over from another tool, says "
                    + variable("WAIVE").get() + ".");
            return;
        }
        var name = variable("FILE").orElse("");
        var reason = variable("REASON").orElse("");
        if (name.isEmpty() || reason.isEmpty() || !Files.isReadable(Path.of(name))) {
            IO.println("FILE= names a file of addresses"
                    + (name.isEmpty() ? "" : Files.isReadable(Path.of(name)) ? "" : " (there is no " + name + ")")
                    + ", and REASON= why they must not be mailed: "
                    + "unsubscribed, bounced, complained or never_contact.");
            System.exit(1);
        }
        var file = AddressFile.read(Files.readAllLines(Path.of(name)));
        var dry = variable("DRY").isPresent();
        var added = 0;
        var known = 0;
        try (var client = HttpClient.newHttpClient()) {
            for (var from = 0; from < file.addresses().size(); from += AT_ONCE) {
                var some =
                        file.addresses().subList(from, Math.min(file.addresses().size(), from + AT_ONCE));
                var answer =
                        send(client, some, reason, String.valueOf(Path.of(name).getFileName()), dry);
                added += answer.path("added").asInt();
                known += answer.path("known").asInt();
            }
        }
        IO.println("%d addresses %s as %s, %d were there already.%s"
                .formatted(added, dry ? "would be added" : "added", reason, known, bad(file)));
    }

    private static String bad(AddressFile file) {
        return file.bad().isEmpty()
                ? ""
                : System.lineSeparator() + file.bad().size() + " lines hold no address, or more than one: line "
                        + file.bad().stream()
                                .limit(BAD_SHOWN)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + (file.bad().size() > BAD_SHOWN ? ", …" : "") + ".";
    }

    private static JsonNode send(HttpClient client, List<String> some, String reason, String source, boolean dry)
            throws IOException, InterruptedException {
        var body = MAPPER.createObjectNode()
                .put("reason", reason)
                .put("source", source)
                .put("dryRun", dry)
                .set("addresses", MAPPER.valueToTree(some));
        return send(client, body);
    }

    private static JsonNode send(HttpClient client, JsonNode body) throws IOException, InterruptedException {
        var url = variable("URL").orElse("http://localhost:" + variable("PORT").orElse("8080"));
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + "/api/recipients/suppress"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + variable("KEY").orElse("op_local"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            IO.println(url + " answered " + answer.statusCode() + ": " + answer.body()
                    + " What was added before stays; the whole file can be sent again.");
            System.exit(1);
        }
        return MAPPER.readTree(answer.body());
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
