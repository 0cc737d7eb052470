package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every kind of publications keeps to. */
abstract class PublicationsTest {

    abstract Publications publications();

    @Test
    void numbersEveryNewModelHigher() {
        var publications = publications();

        assertThat(publications.publish(hash('a'))).isEqualTo(1);
        assertThat(publications.publish(hash('b'))).isEqualTo(2);
        assertThat(publications.number(hash('a'))).isEqualTo(1);
        assertThat(publications.number(hash('b'))).isEqualTo(2);
    }

    @Test
    void leavesTheCurrentModelItsNumber() {
        var publications = publications();
        publications.publish(hash('a'));

        assertThat(publications.publish(hash('a'))).isEqualTo(1);
    }

    @Test
    void numbersARollbackHigherThanWhatItRollsBack() {
        var publications = publications();
        publications.publish(hash('a'));
        publications.publish(hash('b'));

        assertThat(publications.publish(hash('a'))).isEqualTo(3);
        assertThat(publications.number(hash('a'))).isEqualTo(3);
        assertThat(publications.number(hash('b'))).isEqualTo(2);
    }

    @Test
    void saysThatAModelIsNotPublished() {
        var publications = publications();
        publications.publish(hash('a'));

        assertThatThrownBy(() -> publications.number(hash('b')))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(hash('b'))
                .hasMessageContaining("not published");
    }

    @Test
    void givesNoNumberTwiceToThoseWhoPublishAtOnce() throws Exception {
        var publications = publications();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var tasks = IntStream.range(0, 3)
                    .mapToObj(i -> (Callable<Long>) () -> publications.publish(hash((char) ('a' + i))))
                    .toList();

            var numbers = new TreeSet<Long>();
            for (var future : threads.invokeAll(tasks)) {
                numbers.add(future.get());
            }

            assertThat(numbers).containsExactly(1L, 2L, 3L);
        }
    }

    static String hash(char letter) {
        return String.valueOf(letter).repeat(64);
    }
}
