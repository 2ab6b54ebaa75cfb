package dev.kasus.recipe.schema;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a record declares of one of its keys.
 *
 * @param range the legal values of a number, or null
 * @param preset what stands for it where it is left out, or null
 * @param nullable whether it may be absent
 */
public record RecordKey(
        Type type,
        Method accessor,
        @Nullable Range range,
        @Nullable Tree preset,
        boolean nullable) {}
