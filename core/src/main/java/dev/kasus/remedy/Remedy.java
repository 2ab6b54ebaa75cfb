package dev.kasus.remedy;

import dev.kasus.diagnosis.Finding;
import dev.kasus.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** A remedy: an edit of a recipe, sized for a finding. Whether it helps is for a trial to show. It is pure. */
@API(status = API.Status.STABLE, since = "0.2")
public interface Remedy {

    /** Its id, such as {@code leaky-relu}; also the name of its page in {@code docs/remedies}. */
    String id();

    /** Its name in a few words, such as "He initialisation". */
    String title();

    /** What it does, in one or two sentences. */
    String about();

    /** The ids of the causes and symptoms that it addresses. */
    default List<String> cures() {
        return CauseRemedies.causes(id());
    }

    /**
     * Whether it changes the validation set: then results are not comparable with the unchanged recipe, and a trial
     * applies it to every arm.
     */
    default boolean changesWhatIsMeasured() {
        return false;
    }

    /** The treatment for this recipe and finding; empty if it would change nothing. */
    Optional<Treatment> treat(Recipe recipe, Finding finding);
}
