package org.baogao.publish;

/** The moments of publishing between which a process may die; tests stop at each of them. */
enum PublishStep {
  /** Leftovers of the writers are gone from the building area. */
  TIDIED,
  /** The manifest lies in the building area. */
  DESCRIBED,
  /** Everything in the building area is on the disk. */
  SYNCED,
  /** The release has its name; no pointer leads to it. */
  RENAMED,
  /** The new link exists under a temporary name. */
  LINK_PREPARED,
  /** {@code current} leads to the release; {@code _CURRENT.json} still to the one before. */
  LINKED,
  /** Both pointers lead to the release. */
  POINTED
}
