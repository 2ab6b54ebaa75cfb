package dev.kasus.recipe.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The only component of a kind that is written without its key: {@code {pixels: 2}}, not {@code {pixels: {count: 2}}}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bare {}
