package dev.vitalfew.identity;

/**
 * A key of somebody or something that events are about, written with its kind in front: {@code u:42} a known person,
 * {@code a:5f3c} an anonymous one, {@code s:acme} the self of an account, {@code g:acme} the account itself. A known
 * person without an account is the account of one {@code u:42}.
 */
public record Id(Kind kind, String value) implements Comparable<Id> {

    /** The letter that a key begins with. */
    public enum Kind {
        KNOWN('u'),
        ANONYMOUS('a'),
        SELF('s'),
        ACCOUNT('g'),
        /** Nobody: a sign of life that a run puts into the log, to see that everything before it was folded. */
        HEARTBEAT('h');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        public char letter() {
            return letter;
        }

        static Kind of(char letter) {
            for (var kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no id begins with '" + letter + "'");
        }
    }

    public Id {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an id of kind " + kind + " is empty");
        }
    }

    public static Id known(String userId) {
        return new Id(Kind.KNOWN, userId);
    }

    public static Id anonymous(String anonymousId) {
        return new Id(Kind.ANONYMOUS, anonymousId);
    }

    public static Id self(String groupId) {
        return new Id(Kind.SELF, groupId);
    }

    public static Id account(String groupId) {
        return new Id(Kind.ACCOUNT, groupId);
    }

    /** Reads {@code u:42}. */
    public static Id parse(String key) {
        if (key.length() < 3 || key.charAt(1) != ':') {
            throw new IllegalArgumentException("not an id: " + key);
        }
        return new Id(Kind.of(key.charAt(0)), key.substring(2));
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    @Override
    public int compareTo(Id other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind.letter + ":" + value;
    }
}
