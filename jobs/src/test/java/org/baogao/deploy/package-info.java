/** What starts runs where nobody watches: the script, the units, the example for Airflow. */
@NullMarked
package org.baogao.deploy;

import org.jspecify.annotations.NullMarked;
