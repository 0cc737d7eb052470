package dev.vitalfew.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a model's content is known by: the SHA-256 of its files' paths and bytes, in the order of the paths. */
public final class ModelHash {

    private ModelHash() {}

    /** In hexadecimal; the same on every machine and for every name of the folder. */
    public static String of(Path folder) {
        var digest = sha256();
        for (var file : files(folder)) {
            add(digest, name(folder, file).getBytes(UTF_8));
            add(digest, read(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The files that belong to the model, which are all but the hidden ones that editors and systems leave. */
    public static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !hidden(folder.relativize(file)))
                    .sorted(Comparator.comparing(file -> name(folder, file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the model's folder can't be read: " + folder, e);
        }
    }

    private static boolean hidden(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** With its length, so that no two lists of parts run together into the same bytes. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(part.length).flip());
        digest.update(part);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the model's file can't be read: " + file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
