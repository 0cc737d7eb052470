package dev.vitalfew.model;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/** Passes on what is parsed, unless it is nested so deep that whoever follows it down would run out of stack. */
final class ShallowParser implements Parser {

    static final int DEEPEST = 50;

    private final Parser parser;
    private int depth;

    ShallowParser(Parser parser) {
        this.parser = parser;
    }

    static final class TooDeep extends MarkedYamlEngineException {
        private TooDeep(Optional<Mark> mark) {
            super(null, Optional.empty(), "nested more than " + DEEPEST + " deep", mark);
        }
    }

    @Override
    public Event next() {
        var event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> {
                if (++depth > DEEPEST) {
                    throw new TooDeep(event.getStartMark());
                }
            }
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        return event;
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }
}
