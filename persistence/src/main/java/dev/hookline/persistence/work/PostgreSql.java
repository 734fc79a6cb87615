package dev.hookline.persistence.work;

import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/**
 * PostgreSQL as EclipseLink knows it, except that an absent UUID is bound as a UUID and not as a
 * text.
 */
public class PostgreSql extends PostgreSQLPlatform {
  private static final long serialVersionUID = 1L;

  @Override
  public int getJDBCType(Class<?> javaType) {
    return javaType == UUID.class ? Types.OTHER : super.getJDBCType(javaType);
  }
}
