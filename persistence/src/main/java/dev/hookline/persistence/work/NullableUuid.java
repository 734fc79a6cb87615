package dev.hookline.persistence.work;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** Put on UUID attributes that may be null: EclipseLink's own conversion fails on null. */
@Converter
public class NullableUuid implements AttributeConverter<UUID, UUID> {
  @Override
  public UUID convertToDatabaseColumn(UUID id) {
    return id;
  }

  @Override
  public UUID convertToEntityAttribute(UUID column) {
    return column;
  }
}
