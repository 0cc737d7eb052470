package dev.vitalfew.model;

/**
 * Something in the model's files that is wrong, or only suspicious.
 *
 * @param file relative to the model's folder
 * @param line from 1, as is {@code column}
 * @param instead what to write instead
 */
public record ModelProblem(Weight weight, String file, int line, int column, String what, String instead) {

    /** Whether a model with it is refused. */
    public enum Weight {
        ERROR,
        WARNING
    }

    public boolean refuses() {
        return weight == Weight.ERROR;
    }

    /** Line, column and what to do, as it follows the name of the file. */
    public String said() {
        return ":" + line + ":" + column + ": " + (refuses() ? "" : "warning: ") + what + ". Instead: " + instead + ".";
    }

    @Override
    public String toString() {
        return file + said();
    }
}
