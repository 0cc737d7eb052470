package dev.vitalfew.model;

import dev.vitalfew.model.logic.References;
import java.nio.file.Path;
import java.util.List;

/** Reads models that make no sense, as random ones often do, and says what the guards would say of them. */
public final class Unguarded {

    private Unguarded() {}

    public static Model read(Path folder) {
        return ModelReader.readDeployed(folder, 1);
    }

    public static References references(Model model) {
        return new Guards.Names(model);
    }

    /** The segments of the lens that the guards refuse since nobody reaches them. */
    public static List<String> neverReached(Model model, Lens lens) {
        return new Guards(model, new Written(), new Problems()).neverReached(lens);
    }
}
