package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHashTest {

    private final Path folder;

    ModelHashTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void isTheSameWhateverTheFolderIsCalledAndInWhichOrderItWasWritten() throws IOException {
        write("one/segmentation.yaml", "lenses");
        write("one/emails/hello.mjml", "hello");
        write("two/emails/hello.mjml", "hello");
        write("two/segmentation.yaml", "lenses");

        assertThat(hash("one")).isEqualTo(hash("two")).hasSize(64);
    }

    @Test
    void changesWithContentNameAndPlace() throws IOException {
        write("one/a.yaml", "content");
        write("content/a.yaml", "Content");
        write("name/b.yaml", "content");
        write("place/a/a.yaml", "content");

        assertThat(hash("one")).isNotIn(hash("content"), hash("name"), hash("place"));
    }

    @Test
    void doesNotConfuseWhereOneFileEndsAndTheNextBegins() throws IOException {
        write("one/a", "b");
        write("one/c", "");
        write("two/a", "");
        write("two/bc", "");

        assertThat(hash("one")).isNotEqualTo(hash("two"));
    }

    @Test
    void passesOverHiddenFiles() throws IOException {
        write("one/a.yaml", "content");
        var clean = hash("one");
        write("one/.DS_Store", "noise");
        write("one/.idea/a.yaml", "noise");

        assertThat(hash("one")).isEqualTo(clean);
    }

    private String hash(String name) {
        return ModelHash.of(folder.resolve(name));
    }

    private void write(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
