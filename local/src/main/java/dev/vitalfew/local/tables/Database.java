package dev.vitalfew.local.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The SQLite file that DynamoDB Local keeps its tables in. We make it, empty, with a write-ahead log, which the file
 * remembers: SQLite then syncs the disk once a write instead of four times, and a kill loses as little.
 */
final class Database {

    /** What DynamoDB Local calls it with -sharedDb. */
    private static final String NAME = "shared-local-instance.db";

    private static final int PAGE = 1024;

    private Database() {}

    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(NAME);
            if (!Files.exists(file)) {
                Files.write(file, empty());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page: the header, and a schema without tables; see "Database File Format" of the SQLite documentation. */
    private static byte[] empty() {
        var page = ByteBuffer.allocate(PAGE);
        page.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
        page.putShort((short) PAGE);
        // Written and read with a write-ahead log; nothing reserved; three shares of a page that are always these.
        page.put(new byte[] {2, 2, 0, 64, 32, 32});
        // Changed once, one page long.
        page.putInt(1).putInt(1);
        // A leaf without cells, whose content would begin at the page's end.
        page.position(100).put((byte) 13).putInt(0).putShort((short) PAGE);
        return page.array();
    }
}
