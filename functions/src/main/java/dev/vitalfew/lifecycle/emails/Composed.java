package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Problems.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Text put together from several files; it knows of each character where somebody wrote it. */
final class Composed {

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    /** @param place by the distance from the piece's start */
    private record Piece(int start, IntFunction<Place> place) {}

    /** A part of a file as it is. */
    Composed add(TextFile file, int from, int to) {
        pieces.add(new Piece(text.length(), distance -> file.place(from + distance)));
        text.append(file.text(), from, to);
        return this;
    }

    /** What stands for something else that was written at that place. */
    Composed add(String instead, Place place) {
        pieces.add(new Piece(text.length(), _ -> place));
        text.append(instead);
        return this;
    }

    String text() {
        return text.toString();
    }

    Place place(int offset) {
        var piece = pieces.getFirst();
        for (var candidate : pieces) {
            if (candidate.start() > offset) {
                break;
            }
            piece = candidate;
        }
        return piece.place().apply(offset - piece.start());
    }
}
