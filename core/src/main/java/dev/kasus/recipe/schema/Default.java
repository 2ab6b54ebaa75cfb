package dev.kasus.recipe.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of a record component that a recipe leaves out, as it would be written in the recipe; {@code {}} and {@code []} are empty. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** A scalar, the kind of a sealed type that needs no keys, {@code {}} or {@code []}. */
    String value();
}
