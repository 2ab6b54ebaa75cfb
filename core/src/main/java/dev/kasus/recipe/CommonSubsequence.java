package dev.kasus.recipe;

import java.util.List;

/** How long the longest common subsequence of the ends of two lists is. */
public final class CommonSubsequence {
    private final int[][] longest;

    /** Takes time and memory in proportion to the product of their lengths. */
    public CommonSubsequence(List<String> before, List<String> after) {
        longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
    }

    /** Its length for what begins at one place of each list. */
    public int from(int before, int after) {
        return longest[before][after];
    }
}
