package dev.kasus.recipe.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The legal values of a number, both ends included unless said otherwise. NaN and infinities are never legal. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** Smallest legal value. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest legal value. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min} itself is legal. */
    boolean minIncluded() default true;

    /** Whether {@link #max} itself is legal. */
    boolean maxIncluded() default true;
}
