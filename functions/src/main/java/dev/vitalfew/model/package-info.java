/**
 * What a deployer wrote in {@code model/}. In: YAML files. Out: a {@link dev.vitalfew.model.Model}, or every
 * {@link dev.vitalfew.model.ModelProblem} with file, line and column and what to write instead. Read first:
 * {@link dev.vitalfew.model.ModelReader}.
 */
@NullMarked
package dev.vitalfew.model;

import org.jspecify.annotations.NullMarked;
