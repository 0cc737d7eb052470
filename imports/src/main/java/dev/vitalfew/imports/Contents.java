package dev.vitalfew.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash of files and words, and on the way how many lines the first file has. */
record Contents(String hash, long lines) {

    private static final int BUFFER = 64 * 1024;

    static Contents of(List<Path> files, String words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(words.getBytes(UTF_8));
            var lines = read(files.getFirst(), digest);
            for (var file : files.subList(1, files.size())) {
                read(file, digest);
            }
            return new Contents(HexFormat.of().formatHex(digest.digest(), 0, 8), lines);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new Refused("can't read the file " + e.getMessage());
        }
    }

    private static long read(Path file, MessageDigest digest) throws IOException {
        var lines = 0L;
        var last = '\n';
        try (var input = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            for (var size = input.read(buffer); size >= 0; size = input.read(buffer)) {
                digest.update(buffer, 0, size);
                for (var i = 0; i < size; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = size > 0 ? (char) buffer[size - 1] : last;
            }
        }
        digest.update((byte) 0);
        return last == '\n' ? lines : lines + 1;
    }
}
