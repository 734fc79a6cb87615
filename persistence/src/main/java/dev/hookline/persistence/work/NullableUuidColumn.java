package dev.hookline.persistence.work;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** An optional UUID. The server's EclipseLink fails on a null in a UUID column it converts itself. */
@Converter
public class NullableUuidColumn implements AttributeConverter<UUID, String> {
  @Override
  public String convertToDatabaseColumn(UUID id) {
    return id == null ? null : id.toString();
  }

  @Override
  public UUID convertToEntityAttribute(String text) {
    return text == null ? null : UUID.fromString(text);
  }
}
