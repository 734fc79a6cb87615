package dev.hookline.jobs.backup;

import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.enterprise.inject.spi.CDI;

/** As many partitions as tables are to be copied at once; they take pieces from one queue. */
public class CopyMapper implements PartitionMapper {
  @Override
  public PartitionPlan mapPartitions() {
    int workers = CDI.current().select(BackupWork.class).get().workers();
    PartitionPlanImpl plan = new PartitionPlanImpl();
    plan.setPartitions(workers);
    plan.setThreads(workers);
    plan.setPartitionsOverride(true); // a restart shares out what is left
    return plan;
  }
}
