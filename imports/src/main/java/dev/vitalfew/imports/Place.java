package dev.vitalfew.imports;

import org.snakeyaml.engine.v2.nodes.Node;

/** Where something stands in the mapping file, counted from 1. */
record Place(String file, int line, int column) {

    static Place of(String file, Node node) {
        return node.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
