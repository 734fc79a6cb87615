package dev.hookline.api.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.hookline.delivery.Reason;
import dev.hookline.delivery.Refused;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a text that is not JSON from a document that does not fit, and names the place. */
public final class JsonFaults {
  private JsonFaults() {}

  /**
   * The refusal: {@link Reason#MALFORMED_JSON}, or {@link Reason#INVALID_REQUEST} with the member's
   * name.
   */
  public static Refused refusal(JsonProcessingException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamReadException broken) {
        return new Refused(
            Reason.MALFORMED_JSON, "the body is not acceptable JSON" + at(broken.getLocation()));
      }
    }
    if (fault instanceof JsonMappingException misfit && !misfit.getPath().isEmpty()) {
      return new Refused(
          Reason.INVALID_REQUEST,
          path(misfit.getPath()) + " is missing or has the wrong type or value");
    }
    if (fault instanceof JsonMappingException) {
      return new Refused(Reason.INVALID_REQUEST, "the body has the wrong JSON type");
    }
    return new Refused(
        Reason.MALFORMED_JSON, "the body is not acceptable JSON" + at(fault.getLocation()));
  }

  private static String path(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String at(JsonLocation place) {
    return place == null || place.getLineNr() < 1
        ? ""
        : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }
}
