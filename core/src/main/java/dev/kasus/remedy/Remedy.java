package dev.kasus.remedy;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** A candidate cure: an edit, dosed for a recipe and a finding. That it cures is for a trial to show. Pure. */
@API(status = API.Status.STABLE, since = "0.2")
public interface Remedy {

    /** Its id, such as {@code leaky-relu}; also the name of its page in {@code docs/remedies}. */
    String id();

    /** Its name in a few words, such as "He initialisation". */
    String title();

    /** What it does, in one or two sentences. */
    String about();

    /** The ids of the causes and symptoms that it is tried for. */
    default List<String> cures() {
        return CauseRemedies.causes(id());
    }

    /** Whether it changes what validation asks: then a trial cannot compare it with the untouched recipe, and every arm is given it. */
    default boolean changesWhatIsMeasured() {
        return false;
    }

    /** The remedy dosed for this recipe and finding; empty if there it has nothing to change. */
    Optional<Treatment> treat(Recipe recipe, Finding finding);
}
