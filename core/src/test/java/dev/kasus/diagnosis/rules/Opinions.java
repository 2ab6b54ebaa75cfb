package dev.kasus.diagnosis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kasus.diagnosis.Opinion;
import dev.kasus.diagnosis.Rule;

/** What tests expect a rule to think. */
final class Opinions {
    private Opinions() {}

    static Opinion.Present present(Rule rule, Recordings sketch) {
        Opinion opinion = rule.judge(sketch.build());
        assertThat(opinion).isInstanceOf(Opinion.Present.class);
        return (Opinion.Present) opinion;
    }

    static Opinion.Absent absent(Rule rule, Recordings sketch) {
        Opinion opinion = rule.judge(sketch.build());
        assertThat(opinion).isInstanceOf(Opinion.Absent.class);
        return (Opinion.Absent) opinion;
    }

    static Opinion.Unknown unknown(Rule rule, Recordings sketch) {
        Opinion opinion = rule.judge(sketch.build());
        assertThat(opinion).isInstanceOf(Opinion.Unknown.class);
        return (Opinion.Unknown) opinion;
    }
}
