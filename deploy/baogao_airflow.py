"""Example of an Airflow DAG that runs Baogao every night on a Spark cluster.

An example: it was only compiled (python3 -m py_compile), never run by a scheduler. It is written for
Airflow 2.4 or newer with the provider apache-airflow-providers-apache-spark, a Spark connection
"spark_default" that names the master, and a jar that workers can reach.

Retries are safe: a run that was cut off leaves the last release whole, and the next needs no help. Exit code 5
(another run is at work) fails the task too, so max_active_runs is 1.
"""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

JAR = "hdfs:///apps/baogao/baogao.jar"
INPUT = "hdfs:///reports"
OUTPUT = "hdfs:///baogao"

with DAG(
    dag_id="baogao",
    description="Reads government work reports and publishes a release",
    # Half past two at night in Beijing; Airflow's times are in UTC.
    schedule="30 18 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=15)},
    tags=["baogao"],
) as dag:
    run = SparkSubmitOperator(
        task_id="run",
        conn_id="spark_default",
        application=JAR,
        java_class="org.baogao.Main",
        application_args=["run", "--input", INPUT, "--output", OUTPUT, "--keep", "7"],
        driver_memory="4g",
        executor_memory="4g",
        executor_cores=2,
        num_executors=4,
        conf={"spark.sql.session.timeZone": "UTC", "spark.executorEnv.LC_ALL": "C.UTF-8"},
        env_vars={"LC_ALL": "C.UTF-8"},
        execution_timeout=timedelta(hours=10),
    )

    # Files, hashes, contracts and rules of what is published now.
    verify = SparkSubmitOperator(
        task_id="verify",
        conn_id="spark_default",
        application=JAR,
        java_class="org.baogao.Main",
        application_args=["verify", "--output", OUTPUT],
        driver_memory="4g",
        executor_memory="4g",
        conf={"spark.executorEnv.LC_ALL": "C.UTF-8"},
        env_vars={"LC_ALL": "C.UTF-8"},
        execution_timeout=timedelta(hours=2),
    )

    run >> verify
