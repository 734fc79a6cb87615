package dev.hookline.admin.search;

import dev.hookline.admin.frame.Go;
import dev.hookline.persistence.id.IdKind;
import dev.hookline.persistence.watch.Found;
import dev.hookline.persistence.watch.Wanted;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** A list that is searched: an id alone leads to its page, anything else to what it finds. */
@RequestScoped
public class SearchPage {
  @Inject Clock clock;
  @Inject Models models;
  @Inject Go go;

  /** Finds rows. */
  public interface Lookup<T> {
    /** The newest rows that are wanted. */
    Found<T> find(Wanted wanted, int rows);
  }

  /**
   * What a list is of.
   *
   * @param path of the list, such as {@code /events}; the page of one of them is below it
   * @param view the list's template
   * @param id of a row
   */
  public record Listing<T>(
      IdKind kind, String path, String view, Lookup<T> lookup, Function<T, UUID> id) {}

  /**
   * The list's page, or the way to the one that was named.
   *
   * @param typed the search; null is none
   * @param before the id that the page before ended with; null for the first page
   */
  public <T> Response show(Listing<T> listing, String typed, String before) {
    Qualifiers read = Qualifiers.parse(typed);
    if (read.id(listing.kind).isPresent()) {
      return go.to(listing.path + "/" + read.text());
    }
    models.put("typed", read);
    models.put("found", read.faults().isEmpty() ? find(listing, read, before) : Results.none());
    return Response.ok(listing.view).build();
  }

  private <T> Results<T> find(Listing<T> listing, Qualifiers read, String before) {
    Wanted wanted = read.wanted(clock.instant(), Results.cursor(before));
    return Results.of(listing.lookup.find(wanted, Results.ROWS + 1), read.text(), listing.id);
  }
}
